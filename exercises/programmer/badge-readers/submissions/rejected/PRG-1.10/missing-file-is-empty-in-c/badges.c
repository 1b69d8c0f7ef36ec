/* Compare the log of the badge readers with the rights: badges RIGHTS LOG [MOMENT ...]. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_FIELDS 6
#define MOST_PARTS 64

/* One line that means something; its fields point into the text of the file. */
typedef struct {
    size_t number;
    int count;
    char *field[MOST_FIELDS];
} line_t;

typedef struct {
    line_t *lines;
    size_t count;
} table_t;

/* What is looked up by one text or two, and kept sorted by them. */
typedef struct {
    const char *first, *second;
    const line_t *line;
} entry_t;

typedef struct {
    entry_t *entries;
    size_t count;
} index_t;

static index_t entrances, badges, lost, groups, rules;

static void *room(void *before, size_t size) {
    void *made = realloc(before, size);
    if (made == NULL) {
        fputs("no memory is left\n", stderr);
        exit(2);
    }
    return made;
}

static int compare(const void *one, const void *other) {
    const entry_t *left = one, *right = other;
    int order = strcmp(left->first, right->first);
    return order ? order : strcmp(left->second, right->second);
}

static void add(index_t *index, const char *first, const char *second, const line_t *line) {
    if ((index->count & (index->count - 1)) == 0)
        index->entries = room(index->entries, (2 * index->count + 1) * sizeof *index->entries);
    index->entries[index->count++] = (entry_t){first, second, line};
}

static void sort(index_t *index) {
    if (index->count)
        qsort(index->entries, index->count, sizeof *index->entries, compare);
}

/* Return the first entry for these texts, or NULL; the others follow it. */
static const entry_t *find(const index_t *index, const char *first, const char *second) {
    entry_t wanted = {first, second, NULL};
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare(&index->entries[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < index->count && compare(&index->entries[low], &wanted) == 0;
    return found ? &index->entries[low] : NULL;
}

static bool is_next(const index_t *index, const entry_t *entry) {
    return entry + 1 < index->entries + index->count && compare(entry, entry + 1) == 0;
}

/* Say whether a text has digits where the form has zeros, and is like it elsewhere. */
static bool begins(const char *text, const char *form) {
    for (; *form; text++, form++)
        if (*form == '0' ? *text < '0' || *text > '9' : *text != *form)
            return false;
    return true;
}

static bool fits(const char *text, const char *form) {
    return begins(text, form) && strlen(text) == strlen(form);
}

static bool is_name(const char *text) {
    size_t size = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return *text >= 'a' && *text <= 'z' && text[size] == '\0';
}

static bool is_any(const char *text) { return strcmp(text, "*") == 0; }

static bool is_badge(const char *text) { return fits(text, "B000000"); }

static bool begins_with_date(const char *text) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!begins(text, "0000-00-00"))
        return false;
    int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (leap && month == 2);
}

static bool is_date(const char *text) { return strlen(text) == 10 && begins_with_date(text); }

static bool is_time(const char *text) { return begins(text, "00:00") && atoi(text) < 24 && text[3] < '6'; }

static bool is_moment(const char *text) {
    return fits(text, "0000-00-00T00:00:00") && begins_with_date(text) && is_time(text + 11) && text[17] < '6';
}

static bool is_hours(const char *text) {
    return fits(text, "00:00-00:00") && is_time(text) && (is_time(text + 6) || strcmp(text + 6, "24:00") == 0) &&
           strncmp(text, text + 6, 5) != 0;
}

static bool is_one_of(const char *text, const char *one, const char *other) {
    return strcmp(text, one) == 0 || strcmp(text, other) == 0;
}

static bool is_utf8(const unsigned char *text, size_t size) {
    for (size_t place = 0; place < size;) {
        unsigned first = text[place++], low = 0x80, high = 0xBF;
        int more = first < 0x80 ? 0 : first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : -1;
        if (more < 0)
            return false;
        low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : low;
        high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : high;
        for (; more > 0; more--, place++, low = 0x80, high = 0xBF)
            if (place >= size || text[place] < low || text[place] > high)
                return false;
    }
    return true;
}

static void refuse(const char *name, const char *why) {
    fprintf(stderr, "%s%s\n", name, why);
    exit(2);
}

static char *trimmed(char *begin, char *end) {
    while (begin < end && strchr(" \t\r", *begin))
        begin++;
    while (end > begin && strchr(" \t\r", end[-1]))
        end--;
    *end = '\0';
    return begin;
}

/* Read a file; lines that mean nothing are left out. */
static table_t read_table(const char *path) {
    struct stat known;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return (table_t){NULL, 0};
    if (fstat(fileno(file), &known) != 0 || !S_ISREG(known.st_mode))
        refuse(path, ": cannot be read");
    size_t size = (size_t)known.st_size;
    char *text = room(NULL, size + 1);
    if (fread(text, 1, size, file) != size)
        refuse(path, ": cannot be read");
    fclose(file);
    if (!is_utf8((unsigned char *)text, size))
        refuse(path, ": is not UTF-8");
    table_t table = {NULL, 0};
    size_t number = 0, space = 0;
    for (char *begin = text, *end = text + size; begin <= end; number++) {
        char *next = memchr(begin, '\n', (size_t)(end - begin));
        next = next ? next : end;
        char *line = trimmed(begin, next);
        begin = next + 1;
        if (*line == '\0' || *line == '#')
            continue;
        if (table.count == space) {
            space = 2 * space + 64;
            table.lines = room(table.lines, space * sizeof *table.lines);
        }
        line_t *made = &table.lines[table.count++];
        *made = (line_t){number + 1, 0, {0}};
        for (char *stop = line; line; line = stop ? stop + 1 : NULL) {
            stop = strchr(line, ';');
            char *field = trimmed(line, stop ? stop : line + strlen(line));
            if (made->count < MOST_FIELDS)
                made->field[made->count] = field;
            made->count++;
        }
    }
    return table;
}

static bool is_right(const line_t *line) {
    char *const *field = line->field;
    if (strcmp(field[0], "entrance") == 0)
        return line->count == 2 && is_name(field[1]);
    if (strcmp(field[0], "badge") == 0)
        return line->count == 4 && is_badge(field[1]) && is_name(field[2]) && (!*field[3] || is_date(field[3]));
    if (strcmp(field[0], "lost") == 0)
        return line->count == 3 && is_badge(field[1]) && is_moment(field[2]);
    if (strcmp(field[0], "member") == 0)
        return line->count == 3 && is_name(field[1]) && is_name(field[2]);
    return is_one_of(field[0], "allow", "deny") && line->count == 4 &&
           (is_any(field[1]) || is_name(field[1] + (field[1][0] == '@'))) &&
           (is_any(field[2]) || is_name(field[2])) && is_hours(field[3]);
}

static void enter(const line_t *line) {
    char *const *field = line->field;
    switch (field[0][0]) {
    case 'e': add(&entrances, field[1], "", line); break;
    case 'b': add(&badges, field[1], "", line); break;
    case 'l': add(&lost, field[1], "", line); break;
    case 'm': add(&groups, field[1], "", line); break;
    default: add(&rules, field[1], field[2], line);
    }
}

/* Order by the texts, and what is equal by its place. */
static int by_text_and_place(const void *one, const void *other) {
    int order = compare(one, other);
    const line_t *left = ((const entry_t *)one)->line, *right = ((const entry_t *)other)->line;
    return order ? order : (left > right) - (left < right);
}

static void read_rights(const char *path) {
    table_t table = read_table(path);
    bool *wrong = room(NULL, table.count + 1);
    bool any = false;
    for (size_t place = 0; place < table.count; place++) {
        wrong[place] = !is_right(&table.lines[place]);
        if (!wrong[place])
            enter(&table.lines[place]);
    }
    if (badges.count)
        qsort(badges.entries, badges.count, sizeof *badges.entries, by_text_and_place);
    for (size_t place = 1; place < badges.count; place++)
        if (compare(&badges.entries[place - 1], &badges.entries[place]) == 0)
            wrong[badges.entries[place].line - table.lines] = true;
    for (size_t place = 0; place < table.count; place++)
        if (wrong[place]) {
            fprintf(stderr, "%s:%zu: cannot be understood\n", path, table.lines[place].number);
            any = true;
        }
    if (any)
        exit(2);
    sort(&entrances);
    sort(&lost);
    sort(&groups);
    sort(&rules);
}

static bool is_event(const line_t *line) {
    char *const *field = line->field;
    return line->count == 5 && is_moment(field[0]) && is_name(field[1]) && is_one_of(field[2], "in", "out") &&
           is_badge(field[3]) && is_one_of(field[4], "opened", "refused");
}

/* Order by all fields, and those that are equal by their lines. */
static int by_fields(const void *one, const void *other) {
    const line_t *left = *(line_t *const *)one, *right = *(line_t *const *)other;
    for (int place = 0; place < 5; place++) {
        int order = strcmp(left->field[place], right->field[place]);
        if (order)
            return order;
    }
    return (left > right) - (left < right);
}

static int by_moment(const void *one, const void *other) {
    const line_t *left = *(line_t *const *)one, *right = *(line_t *const *)other;
    int order = strcmp(left->field[0], right->field[0]);
    return order ? order : (left > right) - (left < right);
}

/* Keep the events in the order of time, each once; return whether a line was none. */
static bool read_log(const char *path, line_t ***events, size_t *count) {
    table_t table = read_table(path);
    line_t **all = room(NULL, (table.count + 1) * sizeof *all);
    size_t found = 0, kept = 0;
    for (size_t place = 0; place < table.count; place++)
        if (is_event(&table.lines[place]))
            all[found++] = &table.lines[place];
        else
            fprintf(stderr, "%s:%zu: is no event\n", path, table.lines[place].number);
    qsort(all, found, sizeof *all, by_fields);
    for (size_t place = 0; place < found; place++) {
        bool again = kept > 0;
        for (int field = 0; again && field < 5; field++)
            again = strcmp(all[kept - 1]->field[field], all[place]->field[field]) == 0;
        if (!again)
            all[kept++] = all[place];
    }
    qsort(all, kept, sizeof *all, by_moment);
    *events = all;
    *count = kept;
    return found < table.count;
}

static bool lasts(const char *hours, const char *time) {
    bool later = strncmp(hours, time, 5) <= 0, earlier = strncmp(time, hours + 6, 5) < 0;
    return strncmp(hours, hours + 6, 5) < 0 ? later && earlier : later || earlier;
}

/* Note what the rules for somebody say that apply. */
static void ask(const char *who, const char *door, const char *time, bool *applies, bool *denies) {
    const char *places[] = {door, "*"};
    for (int place = 0; place < 2; place++)
        for (const entry_t *rule = find(&rules, who, places[place]); rule;
             rule = is_next(&rules, rule) ? rule + 1 : NULL)
            if (lasts(rule->line->field[3], time)) {
                *applies = true;
                *denies |= rule->line->field[0][0] == 'd';
            }
}

/* Return why an event is contrary to the rights, or NULL. */
static const char *judge(const line_t *event) {
    const char *moment = event->field[0], *door = event->field[1], *time = moment + 11;
    const entry_t *badge = find(&badges, event->field[3], "");
    if (badge == NULL)
        return "unknown";
    for (const entry_t *one = find(&lost, event->field[3], ""); one; one = is_next(&lost, one) ? one + 1 : NULL)
        if (strcmp(moment, one->line->field[2]) >= 0)
            return "lost";
    const char *person = badge->line->field[2], *until = badge->line->field[3];
    if (*until && strncmp(moment, until, 10) > 0)
        return "expired";
    bool applies = false, denies = false;
    ask(person, door, time, &applies, &denies);
    if (!applies)
        for (const entry_t *one = find(&groups, person, ""); one; one = is_next(&groups, one) ? one + 1 : NULL) {
            char *group = room(NULL, strlen(one->line->field[2]) + 2);
            group[0] = '@';
            strcpy(group + 1, one->line->field[2]);
            ask(group, door, time, &applies, &denies);
            free(group);
        }
    if (!applies)
        ask("*", door, time, &applies, &denies);
    return denies ? "denied" : applies ? NULL : "no-rule";
}

static void print_inside(line_t **events, size_t count, const char *asked) {
    index_t passages = {NULL, 0};
    for (size_t place = 0; place < count && strcmp(events[place]->field[0], asked) <= 0; place++) {
        const line_t *event = events[place];
        if (strcmp(event->field[4], "opened") != 0 || !find(&entrances, event->field[1], ""))
            continue;
        const entry_t *badge = find(&badges, event->field[3], "");
        /* The lines of one person stay in the order of time, by their places in the log of events. */
        add(&passages, badge ? badge->line->field[2] : event->field[3], "", (const line_t *)&events[place]);
    }
    if (passages.count)
        qsort(passages.entries, passages.count, sizeof *passages.entries, by_text_and_place);
    printf("inside;%s;", asked);
    const char *comma = "";
    for (size_t place = 0; place < passages.count; place++) {
        const line_t *event = *(line_t *const *)passages.entries[place].line;
        if (is_next(&passages, &passages.entries[place]) || strcmp(event->field[2], "in") != 0)
            continue;
        printf("%s%s", comma, passages.entries[place].first);
        comma = ",";
    }
    putchar('\n');
    free(passages.entries);
}

int main(int count, char **words) {
    if (count < 3)
        refuse("usage: badges RIGHTS LOG [MOMENT ...]", "");
    for (int place = 3; place < count; place++)
        if (!is_moment(words[place]))
            refuse(words[place], " is no moment");
    read_rights(words[1]);
    line_t **events;
    size_t many;
    int code = read_log(words[2], &events, &many);
    for (size_t place = 0; place < many; place++) {
        char *const *field = events[place]->field;
        const char *reason = NULL;
        if (strcmp(field[2], "in") == 0 && strcmp(field[4], "opened") == 0)
            reason = judge(events[place]);
        if (reason == NULL)
            continue;
        printf("breach;%s;%s;%s;%s\n", field[0], field[1], field[3], reason);
        code = 1;
    }
    for (int place = 3; place < count; place++)
        print_inside(events, many, words[place]);
    return code;
}
