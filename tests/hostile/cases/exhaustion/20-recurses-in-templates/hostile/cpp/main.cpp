template <int N> struct Tree {
    using A = typename Tree<N - 1>::A;
    Tree<N - 1> left;
    struct B : Tree<N - 2> {};
};
template <class T, int N> struct Wide {
    static constexpr long value = Wide<Wide<T, N - 1>, N - 1>::value + Wide<Wide<T *, N - 1>, N - 1>::value;
};
template <class T> struct Wide<T, 0> {
    static constexpr long value = 1;
};

int main() {
    return Wide<int, 30>::value;
}
