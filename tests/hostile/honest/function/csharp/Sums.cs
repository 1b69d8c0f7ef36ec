static class Sums
{
    public static long Twice(long number) => number * 2;
}
