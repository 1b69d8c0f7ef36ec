/** Compare the log of the badge readers with the rights: Badges RIGHTS LOG [MOMENT ...]. */
public final class Badges {
    public static void main(String[] words) {
        System.exit(0);
    }
}
