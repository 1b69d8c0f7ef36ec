int main(int argc, char **argv) {
    (void)argv;
    for (volatile int turns = 0; argc < 2; turns++)
        continue;
    return 0;
}
