long twice(long number) {
    return number * 2;
}
