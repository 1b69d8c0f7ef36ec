int main(int argc, char **) {
    for (volatile int turns = 0; argc < 2; turns++)
        continue;
    return 0;
}
