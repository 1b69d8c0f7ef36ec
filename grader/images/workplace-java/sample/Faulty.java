/** Does not compile: the compiler's complaints are made ready too. */
final class Faulty {
    static int number() {
        String text = missing(1);
        return "no number";
    }
}
