final class Sums {
    static long twice(long number) {
        return number * 2;
    }
}
