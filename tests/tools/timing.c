// timing: do marks agree with the sound?   usage: timing MARKS.tsv SOUND   (--dump=marks of the same article)
//
// A word after a pause of 40 ms or more: its sound must begin where its mark says, to 20 ms.  Prints `words, median ms,
// earliest, latest`, and the word that is farthest off; ends with 1 when one is off.   SOUND: whatever libsndfile reads, any rate.
#include <math.h>
#include <sndfile.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 100000, RATE = 22050, EARLIEST = -20, LATEST = 20, PAUSE = RATE / 25 };

static int up(const void *a, const void *b) { return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b); }

static double loud(const short *pcm, long n, long from, long to) { // root of the mean square
    double sum = 0;
    if (from < 0) from = 0;
    if (to > n) to = n;
    for (long i = from; i < to; i++) sum += (double)pcm[i] * pcm[i];
    return to > from ? sqrt(sum / (double)(to - from)) : 0;
}

int main(int argc, char **argv) {
    SF_INFO info = {0};
    SNDFILE *f = argc == 3 ? sf_open(argv[2], SFM_READ, &info) : NULL;
    FILE *marks = f ? fopen(argv[1], "r") : NULL;
    if (!marks || info.channels != 1) return fprintf(stderr, "usage: timing MARKS.tsv SOUND (one channel)\n"), 64;
    short *pcm = malloc((size_t)info.frames * sizeof *pcm);
    static double off[WORDS];
    long n = (long)sf_readf_short(f, pcm, info.frames), words = 0;
    char line[4096], word[100], farthest[100] = "";
    long long at, length, end = 0;
    double ms = info.samplerate / 1000.0, quiet = 120, worst = 0;
    while (fgets(line, sizeof line, marks) && words < WORDS) {
        if (sscanf(line, "%*s %*s %lld %lld %99s", &at, &length, word) != 3) continue;
        bool paused = at - end >= PAUSE; // the first of all too, where silence goes before it
        end = at + length;
        long mark = (long)((double)at * info.samplerate / RATE), hit = mark - (long)(40 * ms);
        if (!paused || mark < 60 * ms) continue;
        while (hit < mark + 400 * ms && loud(pcm, n, hit, hit + (long)(2 * ms)) <= quiet) hit += (long)ms;
        off[words++] = (double)(hit - mark) / ms;
        if (fabs(off[words - 1]) > fabs(worst)) worst = off[words - 1], strcpy(farthest, word);
    }
    if (!words) return fprintf(stderr, "no word stands after a pause\n"), 65;
    qsort(off, (size_t)words, sizeof *off, up);
    printf("%ld words, median %.0f ms, earliest %.0f, latest %.0f; farthest off: %s\n", words, off[words / 2], off[0], off[words - 1], farthest);
    return off[0] < EARLIEST || off[words - 1] > LATEST;
}
