using System.Collections.Generic;

/// <summary>The receipt of a market stall.</summary>
public static class Receipt
{
    public class Line
    {
        public string Description { get; set; }
        public int Quantity { get; set; }
        public string UnitPrice { get; set; }
        public int Rate { get; set; }
    }

    public class Vat
    {
        public int Rate { get; set; }
        public string Amount { get; set; }
    }

    public class Summary
    {
        public string Total { get; set; }
        public List<Vat> Vat { get; set; }
        public string Net { get; set; }
    }

    /// <summary>Return total, VAT for each rate, and net of the lines.</summary>
    public static Summary Totals(List<Line> lines)
    {
        return new Summary();
    }
}
