using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

/// <summary>The receipt of a market stall.</summary>
public static class Receipt
{
    private static readonly Regex Amount = new Regex(@"\A[0-9]+(\.[0-9]{1,2})?\z");
    private static readonly int[] Rates = { 6, 12, 21 };

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
        for (int place = 0; place < lines.Count; place++)
        {
            string problem = Problem(lines[place]);
            if (problem != null)
            {
                throw new ArgumentException("line " + (place + 1) + ": " + problem);
            }
        }
        decimal total = lines.Sum(line => Cost(line));
        var sums = lines.GroupBy(line => line.Rate, line => Cost(line)).OrderBy(sum => sum.Key);
        var contained = sums.ToDictionary(sum => sum.Key, sum => Contained(sum.Sum(), sum.Key));
        return new Summary
        {
            Total = Written(total),
            Vat = contained.OrderBy(part => part.Key).Select(part => new Vat { Rate = part.Key, Amount = Written(part.Value) }).ToList(),
            Net = Written(total - contained.Values.Sum()),
        };
    }

    private static decimal Contained(decimal amount, int rate) =>
        Math.Round(amount * rate / (100 + rate), 2, MidpointRounding.AwayFromZero);

    private static decimal Cost(Line line) =>
        line.Quantity * decimal.Parse(line.UnitPrice, CultureInfo.InvariantCulture);

    private static string Written(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Problem(Line line)
    {
        if (string.IsNullOrEmpty(line.Description))
        {
            return "the description is empty";
        }
        if (line.Quantity < 1)
        {
            return "the quantity is none";
        }
        if (!Amount.IsMatch(line.UnitPrice))
        {
            return "the price is no amount";
        }
        return Rates.Contains(line.Rate) ? null : "the rate is none";
    }
}
