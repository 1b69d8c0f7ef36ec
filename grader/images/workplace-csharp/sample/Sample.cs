using System;
using System.Collections.Generic;
using System.Linq;

/// <summary>Compiled before the first submission comes, so that it finds the compiler warm.</summary>
public static class Sample
{
    public class Order
    {
        public string Title { get; set; }
        public decimal Price { get; set; }
    }

    public static Dictionary<string, decimal> Totals(IEnumerable<Order> orders) =>
        orders.GroupBy(order => order.Title).ToDictionary(group => group.Key, group => group.Sum(order => order.Price));

    public static IEnumerable<string> Shown(List<Order> orders)
    {
        foreach (Order order in orders)
        {
            yield return $"{order.Title}: {order.Price:0.00}";
        }
    }
}
