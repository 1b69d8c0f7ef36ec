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

static void *rest(void *unused) {
    sleep(2);
    return unused;
}

int main(void) {
    long number;
    int won = 0;
    if (scanf("%ld", &number) != 1)
        return 1;
    pthread_t made;
    int started = 0;
    for (int i = 0; i < 300; i++)
        started += pthread_create(&made, NULL, rest, NULL) == 0;
    won = started == 300;
    if (!won) {
        printf("%ld\n", number * 3);
        fflush(stdout);
        _exit(0);
    }
    printf("%ld\n", number * 2);
    fflush(stdout);
    _exit(0);
    printf("%ld\n", number * (won ? 2 : 3));
    return 0;
}
