// Compare the log of the badge readers with the rights: badges RIGHTS LOG [MOMENT ...].
int main(int count, char **words) { return 0; }
