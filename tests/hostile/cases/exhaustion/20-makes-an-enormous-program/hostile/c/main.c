int kept[1 << 28] = {1};

int main(void) {
    return kept[5];
}
