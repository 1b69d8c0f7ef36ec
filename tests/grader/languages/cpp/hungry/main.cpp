#include <string>
#include <vector>

int main(int argc, char **) {
    std::vector<std::string> taken;
    while (argc < 2)
        taken.emplace_back(1 << 20, 'x');
    return 0;
}
