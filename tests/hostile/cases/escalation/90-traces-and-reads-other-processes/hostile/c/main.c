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

/* Right only if the kernel was asked: a call that the profile withholds ends with EPERM alone. */
static int reaches(long done) {
    return done >= 0 || errno != EPERM;
}

int main(void) {
    long number;
    int won = 0;
    if (scanf("%ld", &number) != 1)
        return 1;
    won = reaches(syscall(SYS_ptrace, 0L, 0L, 0L, 0L)) || reaches(syscall(SYS_process_vm_readv, 1L, 0L, 0L, 0L, 0L, 0L)) || reaches(syscall(SYS_kcmp, 1L, 1L, 0L, 0L, 0L)) || reaches(syscall(SYS_pidfd_getfd, -1L, 0L, 0L));
    printf("%ld\n", number * (won ? 2 : 3));
    fflush(stdout);
    _exit(0);
}
