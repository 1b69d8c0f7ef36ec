final class Samples {
    static int fail(int number) {
        return deeper(number);
    }

    private static int deeper(int number) {
        return (new int[] {})[number]; // FAULT
    }
}
