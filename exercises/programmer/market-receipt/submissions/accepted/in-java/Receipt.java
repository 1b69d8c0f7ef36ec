import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The receipt of a market stall. */
public final class Receipt {
    private static final Set<Integer> RATES = Set.of(6, 12, 21);

    record Line(String description, int quantity, String unitPrice, int rate) {
        String problem() {
            if (description.isEmpty()) {
                return "the description is empty";
            }
            if (quantity < 1) {
                return "the quantity " + quantity + " is none";
            }
            if (!unitPrice.matches("[0-9]+([.][0-9]{1,2})?")) {
                return "the price " + unitPrice + " is no amount";
            }
            return RATES.contains(rate) ? null : "the rate " + rate + " is none";
        }

        BigDecimal cost() {
            return new BigDecimal(unitPrice).multiply(BigDecimal.valueOf(quantity));
        }
    }

    record Vat(int rate, String amount) {}

    record Summary(String total, List<Vat> vat, String net) {}

    /** Return total, VAT for each rate, and net of the lines. */
    static Summary totals(List<Line> lines) {
        Map<Integer, BigDecimal> sums = new TreeMap<>();
        for (int place = 0; place < lines.size(); place++) {
            Line line = lines.get(place);
            if (line.problem() != null) {
                throw new IllegalArgumentException("line " + (place + 1) + ": " + line.problem());
            }
            sums.merge(line.rate(), line.cost(), BigDecimal::add);
        }
        BigDecimal total = new BigDecimal("0.00");
        BigDecimal net = total;
        List<Vat> vat = new ArrayList<>();
        for (Map.Entry<Integer, BigDecimal> sum : sums.entrySet()) {
            BigDecimal contained = contained(sum.getValue(), sum.getKey());
            total = total.add(sum.getValue());
            net = net.add(sum.getValue()).subtract(contained);
            vat.add(new Vat(sum.getKey(), contained.toPlainString()));
        }
        return new Summary(total.toPlainString(), vat, net.toPlainString());
    }

    private static BigDecimal contained(BigDecimal amount, int rate) {
        BigDecimal parts = BigDecimal.valueOf(100 + rate);
        return amount.multiply(BigDecimal.valueOf(rate)).divide(parts, 2, RoundingMode.HALF_UP);
    }
}
