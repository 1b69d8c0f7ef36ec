class Program
{
    static void Main(string[] words)
    {
        int number = "a text"; // FAULT
    }
}
