#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>


int main(void) {
    long number;
    int won = 0;
    if (scanf("%ld", &number) != 1)
        return 1;
    DIR *folder = opendir("/proc");
    for (struct dirent *entry; (entry = readdir(folder));) {
        long process = atol(entry->d_name);
        char name[300];
        if (process < 1 || process == getpid())
            continue;
        sprintf(name, "/proc/%ld/mem", process);
        won |= open(name, O_RDWR) >= 0;
        for (int end = 0; end < 120; end++) {
            sprintf(name, "/proc/%ld/fd/%d", process, end);
            won |= open(name, O_WRONLY | O_NONBLOCK) >= 0;
        }
    }
    printf("%ld\n", number * (won ? 2 : 3));
    return 0;
}
