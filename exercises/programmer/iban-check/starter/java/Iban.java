import java.util.List;
import java.util.Map;

/** Checks on the account numbers of a payment batch. */
public final class Iban {
    /** Say whether the text is a valid IBAN. */
    static boolean isValid(String text) {
        return false;
    }

    /** Return the IBANs that occur more than once, in the order in which they first occur. */
    static List<String> repeated(List<String> ibans) {
        return List.of();
    }

    /** Return the codes of the banks that must still be asked for, each of them once. */
    static List<String> questions(List<String> ibans, Map<String, String> names) {
        return List.of();
    }

    /** Return the name of the bank of each IBAN, or null. */
    static List<String> bankNames(List<String> ibans, Map<String, String> names) {
        return List.of();
    }

    /** Return the IBANs whose account number lies in one of the blocked ranges. */
    static List<String> blocked(List<String> ibans, List<List<String>> ranges) {
        return List.of();
    }
}
