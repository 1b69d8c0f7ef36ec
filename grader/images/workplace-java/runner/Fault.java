package proeve;

/** An error told to the suite under a Python name, raised by this runner and not by the candidate. */
final class Fault extends RuntimeException {
    final String type;

    Fault(String type, String text) {
        super(text, null, false, false);
        this.type = type;
    }

    static Fault wrongType(String text) {
        return new Fault("TypeError", text);
    }
}
