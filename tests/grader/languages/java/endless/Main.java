class Main {
    public static void main(String[] words) {
        while (words.length == 0) {
            Thread.onSpinWait();
        }
    }
}
