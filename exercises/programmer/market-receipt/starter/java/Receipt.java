import java.util.List;

/** The receipt of a market stall. */
public final class Receipt {
    record Line(String description, int quantity, String unitPrice, int rate) {}

    record Vat(int rate, String amount) {}

    record Summary(String total, List<Vat> vat, String net) {}

    /** Return total, VAT for each rate, and net of the lines. */
    static Summary totals(List<Line> lines) {
        return new Summary("", List.of(), "");
    }
}
