// What is published: text that cannot break out, pieces with their times, tags that nest, links that lead there.
#include "rig.h"

#include <sys/stat.h>
#include <unistd.h>

#include "publish/epub.h"
#include "publish/link.h"
#include "publish/markup.h"
#include "publish/page.h"
#include "publish/prose.h"
#include "publish/template.h"
#include "publish/zip.h"

enum { RATE = 22050 };

static char *read_all(const char *path) {
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    char *p = calloc(1, 1 << 20);
    assert_true(fread(p, 1, (1 << 20) - 1, f) > 0);
    fclose(f);
    return p;
}

static void is(buf *b, const char *what) {
    buf_char(b, 0);
    assert_string_equal(b->p, what);
    b->n = 0;
}

static void text_is_inert(void **state) {
    (void)state;
    buf b = {0};
    markup_text(&b, S("<script>alert(\"a\" & 'b')</script> ]]> \xE2\x80\xA8" "a\x01\x02\x7f\n\xff" "b\xEF\xBF\xBE."));
    is(&b, "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt; ]]&gt; \xE2\x80\xA8" "a b.");
    buf_free(&b);
}

// --- pieces

static void note(void *self, const struct piece *p) {
    buf_fmt(self, "%d:%.*s@%lld-%lld>%lld;", p->starts, STR_ARG(p->text), (long long)p->from, (long long)p->to, (long long)p->next);
}

static void pieces_hold_all_words_of_a_token(void **state) {
    (void)state;
    buf out = {0};
    struct mark m[] = {
        {.frame = -3, .frames = 5, .written = S("a "), .starts = STARTS_ARTICLE}, {.frame = 10, .frames = 5, .written = S("500 ")},
        {.frame = 16, .frames = 5, .written = S("")}, {.frame = 30, .frames = 5, .written = S(""), .starts = STARTS_SENTENCE},
        {.frame = 36, .frames = 4, .written = S("b")},
    };
    struct story s = {.take = note, .self = &out};
    int16_t pcm[50] = {0};
    story_chunk(&s, &(struct chunk){pcm, 20, m, 2});
    for (int i = 2; i < 5; i++) m[i].frame -= 20;
    story_chunk(&s, &(struct chunk){pcm, 30, m + 2, 3});
    story_end(&s);
    is(&out, "3:a @0-5>10;0:500 @10-21>30;1:b@30-40>50;");
    buf_free(&out);
}

// --- tags

static void put(struct prose *p, buf *out, enum block_kind kind, enum starts starts, const char *text) {
    struct piece piece = {.kind = (uint8_t)kind, .starts = (uint8_t)starts};
    prose_open(p, &piece, out);
    buf_str(out, str_of(text));
}

static void tags_nest(void **state) {
    (void)state;
    buf out = {0};
    struct prose p = {.title = '1', .sub = '2', .block = -1};
    put(&p, &out, BLOCK_HEADING, STARTS_ARTICLE, "h");
    put(&p, &out, BLOCK_PARA, STARTS_BLOCK, "p.");
    put(&p, &out, BLOCK_PARA, STARTS_SENTENCE, "q");
    put(&p, &out, BLOCK_PARA, STARTS_WORD, "r");
    put(&p, &out, BLOCK_ITEM, STARTS_BLOCK, "i");
    put(&p, &out, BLOCK_ITEM, STARTS_BLOCK, "j");
    put(&p, &out, BLOCK_QUOTE, STARTS_BLOCK, "k");
    put(&p, &out, BLOCK_QUOTE, STARTS_BLOCK, "l");
    put(&p, &out, BLOCK_SUBHEAD, STARTS_BLOCK, "s");
    put(&p, &out, BLOCK_HEADING, STARTS_BLOCK, "t");
    put(&p, &out, BLOCK_ITEM, STARTS_ARTICLE, "u");
    prose_end(&p, &out);
    is(&out, "<article>\n<h1>h</h1>\n<p>p. qr</p>\n<ul>\n<li>i</li>\n<li>j</li>\n</ul>\n<blockquote>\n<p>k</p>\n<p>l</p>\n</blockquote>\n"
             "<h2>s</h2>\n<h2>t</h2>\n</article>\n<article>\n<ul>\n<li>u</li>\n</ul>\n</article>\n");
    assert_int_equal(p.articles, 2);
    assert_int_equal(p.titled, 1);
    buf_free(&out);
}

// --- templates, links

static void places_of_a_template(void **state) {
    (void)state;
    str rest = S("a{{b}}c{{ d }}{{Ee}}{{}}{{f}}"), literal, place;
    buf out = {0};
    while (template_next(&rest, &literal, &place)) buf_fmt(&out, "[%.*s|%.*s]", STR_ARG(literal), STR_ARG(place));
    is(&out, "[a|b][c{{ d }}{{Ee}}{{}}|f]");
    buf_free(&out);
}

static void links_lead_there(void **state) {
    (void)state;
    char dir[] = "/tmp/vachan-link-XXXXXX", from[80], to[80];
    assert_non_null(mkdtemp(dir));
    buf out = {0};
    snprintf(to, sizeof to, "%s/sub", dir);
    mkdir(to, 0700);
    snprintf(from, sizeof from, "%s/p.html", dir);
    snprintf(to, sizeof to, "%s/a:b c%%\".mp3", dir);
    assert_true(link_relative(&out, from, to));
    is(&out, "./a%3Ab%20c%25%22.mp3");
    snprintf(to, sizeof to, "%s/sub/../sub/x.mp3", dir);
    assert_true(link_relative(&out, from, to));
    is(&out, "sub/x.mp3");
    assert_true(link_relative(&out, to, from));
    is(&out, "../p.html");
    assert_false(link_relative(&out, from, "/tmp/no/such/folder/x.mp3"));
    snprintf(to, sizeof to, "%s/sub", dir);
    rmdir(to), rmdir(dir);
    buf_free(&out);
}

// --- the page

static char *page_of(const struct mark *m, size_t marks, const char *title, const char *audio) {
    char path[64];
    struct err e = {0};
    snprintf(path, sizeof path, "/tmp/vachan-page-%d.html", (int)getpid());
    struct page_options o = {.path = path, .audio = audio, .title = title, .lexicon = "lexicon", .rate = RATE, .force = true};
    struct sink page = page_sink(&o, &e);
    assert_non_null(page.ops);
    static int16_t pcm[RATE];
    assert_true(sink_write(page, &(struct chunk){pcm, RATE, m, marks}, &e));
    assert_true(sink_close(page, &e));
    char *all = read_all(path);
    unlink(path);
    return all;
}

static void one_article(void **state) {
    (void)state;
    const struct mark m[] = {
        {.frames = RATE / 2, .written = S("<h1> "), .starts = STARTS_ARTICLE, .kind = BLOCK_HEADING},
        {.frame = RATE / 2, .frames = RATE / 4, .written = S("p"), .starts = STARTS_BLOCK, .kind = BLOCK_PARA},
    };
    char *all = page_of(m, 2, NULL, "/tmp/x.mp3");
    assert_non_null(strstr(all, "<title>&lt;h1&gt;</title>"));
    assert_non_null(strstr(all, "<main id=\"article\" tabindex=\"-1\">\n<article>\n<h1><span data-t=0,500 data-s>&lt;h1&gt;</span> </h1>\n"
                                "<p><span data-t=500,250 data-s>p</span></p>\n</article>\n</main>"));
    assert_non_null(strstr(all, "src=\"./x.mp3\""));
    assert_null(strstr(all, "{{"));
    free(all);
}

static void several_articles_have_one_h1(void **state) {
    (void)state;
    const struct mark m[] = {
        {.frames = 2205, .written = S("a"), .starts = STARTS_ARTICLE, .kind = BLOCK_HEADING},
        {.frame = 4410, .frames = 2205, .written = S("b"), .starts = STARTS_BLOCK, .kind = BLOCK_SUBHEAD},
        {.frame = 8820, .frames = 2205, .written = S("c"), .starts = STARTS_ARTICLE, .kind = BLOCK_HEADING},
    };
    char *all = page_of(m, 3, "T", NULL);
    assert_non_null(strstr(all, "<h1>T</h1>\n<article>\n<h2><span data-t=0,100 data-s>a"));
    assert_non_null(strstr(all, "<h3><span data-t=200,100 data-s>b"));
    assert_non_null(strstr(all, "<h2><span data-t=400,100 data-s>c"));
    assert_non_null(strstr(all, "src=\"data:audio/mpeg;base64,"));
    free(all);
}

static void pages_that_cannot_be(void **state) {
    (void)state;
    struct err e = {0};
    struct page_options o = {.path = "/tmp/no/such/p.html", .lexicon = "lexicon", .rate = RATE};
    assert_null(page_sink(&o, &e).ops);
    assert_int_equal(e.code, EX_CANTCREAT);
    e = (struct err){0}, o.path = "/tmp/vachan-never.html", o.lexicon = "/tmp";
    assert_null(page_sink(&o, &e).ops);
    assert_int_equal(e.code, EX_NOINPUT);
    assert_int_equal(access(o.path, F_OK), -1);
    o.lexicon = "lexicon", o.force = true;
    struct sink page = page_sink(&o, &e);
    sink_drop(page);
    assert_int_equal(access(o.path, F_OK), -1);
}

// --- the book

static uint32_t little(const char *p, int n) {
    uint32_t v = 0;
    while (n--) v = v << 8 | (unsigned char)p[n];
    return v;
}

static void archive(void **state) {
    (void)state;
    struct target t;
    struct err e = {0};
    assert_true(target_open(&t, "/tmp/vachan-zip-test", true, &e));
    struct zip *z = zip_open(&t, 1700000000);
    zip_begin(z, "mimetype");
    zip_write(z, S("12345"));
    zip_write(z, S("6789"));
    zip_begin(z, "b");
    assert_true(zip_close(z, &e));
    assert_true(target_commit(&t, &e));
    char *p = read_all("/tmp/vachan-zip-test");
    unlink("/tmp/vachan-zip-test");
    assert_memory_equal(p, "PK\3\4", 4);
    assert_int_equal(little(p + 14, 4), 0xCBF43926); // the check value of CRC-32
    assert_int_equal(little(p + 18, 4), 9);
    assert_int_equal(little(p + 22, 4), 9);
    assert_memory_equal(p + 30, "mimetype123456789PK\3\4", 21);
    const char *end = p + 47 + 31 + 46 + 8 + 46 + 1;
    assert_memory_equal(end, "PK\5\6", 4);
    assert_int_equal(little(end + 8, 2), 2);
    assert_int_equal(little(end + 16, 4), 47 + 31);
    free(p);
}

static void books_that_cannot_be(void **state) {
    (void)state;
    struct err e = {0};
    struct epub_options o = {.path = "/dev/null", .lexicon = "lexicon", .rate = RATE, .force = true};
    assert_null(epub_sink(&o, &e).ops);
    assert_int_equal(e.code, EX_USAGE);
    e = (struct err){0}, o.path = "/tmp/vachan-never.epub";
    assert_false(sink_close(epub_sink(&o, &e), &e)); // nothing was said
    assert_int_equal(e.code, EX_DATAERR);
    assert_int_equal(access(o.path, F_OK), -1);
    sink_drop(epub_sink(&o, &e));
    assert_int_equal(access(o.path, F_OK), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_inert), cmocka_unit_test(pieces_hold_all_words_of_a_token), cmocka_unit_test(tags_nest),
        cmocka_unit_test(places_of_a_template), cmocka_unit_test(links_lead_there), cmocka_unit_test(one_article),
        cmocka_unit_test(several_articles_have_one_h1), cmocka_unit_test(pages_that_cannot_be),
        cmocka_unit_test(archive), cmocka_unit_test(books_that_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
