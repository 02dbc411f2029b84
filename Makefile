# vachan: Hindi text-to-speech article narrator.   make demo | make check | make install
VERSION := 0.1.0
PREFIX  ?= /usr/local
B       ?= build
CORES   := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
CC      ?= cc
CFLAGS  ?= -O2 -g
LIBS    := espeak-ng portaudio-2.0 sndfile opus libebur128 soxr gumbo expat libzip libcurl
# a headset's buttons (app/mpris.c), where sd-bus is
SDBUS   := $(shell pkg-config --exists libsystemd 2>/dev/null && echo yes)
WARN    := -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes -Wvla -Wno-missing-field-initializers
ifdef SAN
B       := build/san
CFLAGS  := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
endif
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Isrc -DVERSION='"$(VERSION)"' -DDATADIR='"$(PREFIX)/share/vachan"' $(WARN) $(CFLAGS) \
             $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
ALL_CFLAGS += $(if $(SDBUS),-DHAVE_SDBUS)
ALL_LIBS   = $(LDFLAGS) -Wl,--as-needed $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lm -lpthread

SRC   := $(sort $(wildcard src/*/*.c))
OBJ   := $(SRC:%.c=$B/%.o)
TESTS := $(patsubst tests/unit/%.c,$B/tests/%,$(wildcard tests/unit/*.c))
TOOLS := $(patsubst tests/tools/%.c,$B/tools/%,$(wildcard tests/tools/*.c))
MO    := $(if $(shell command -v msgfmt 2>/dev/null),$(patsubst po/%.po,$B/locale/%/LC_MESSAGES/vachan.mo,$(wildcard po/*.po)))
FUZZ  := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))

all: $B/vachan $B/silence.so $(MO)

$B/vachan: $B/src/main.o $B/libvachan.a
	@echo "  LINK  $@"; $(CC) $(ALL_CFLAGS) -o $@ $^ $(ALL_LIBS)
$B/silence.so: src/silence.c
	@mkdir -p $(@D); echo "  LIB   $@"; $(CC) -std=c17 $(WARN) -O2 -shared -fPIC -Wl,-soname,libpcaudio.so.0 -o $@ $<
$B/libvachan.a: $(OBJ)
	@echo "  AR    $@"; rm -f $@; $(AR) rcs $@ $^
$B/%.o: %.c
	@mkdir -p $(@D); echo "  CC    $<"; $(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$B/tests/%: tests/unit/%.c $B/libvachan.a
	@mkdir -p $(@D); echo "  TEST  $<"; $(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $B/libvachan.a $(ALL_LIBS) -lcmocka
$B/tools/%: tests/tools/%.c $B/libvachan.a
	@mkdir -p $(@D); echo "  TOOL  $<"; $(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $B/libvachan.a $(ALL_LIBS)
$B/locale/%/LC_MESSAGES/vachan.mo: po/%.po
	@mkdir -p $(@D); echo "  MO    $<"; msgfmt --check --check-format -o $@ $<
FUZZ_FLAGS := -O1 -fno-sanitize-recover=undefined
build/fuzz/libvachan.a: $(patsubst %.c,build/fuzz/%.o,$(filter-out src/app/% src/audio/% src/speech/% src/publish/%,$(SRC)))
	@echo "  AR    $@"; rm -f $@; $(AR) rcs $@ $^
build/fuzz/%.o: %.c
	@mkdir -p $(@D); echo "  FUZZ  $<"; clang $(ALL_CFLAGS) $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link,address,undefined -MMD -MP -c -o $@ $<
build/fuzz/fuzz_%: tests/fuzz/fuzz_%.c build/fuzz/libvachan.a
	@mkdir -p $(@D); echo "  FUZZ  $<"; clang $(ALL_CFLAGS) $(FUZZ_FLAGS) -fsanitize=fuzzer,address,undefined -o $@ $^ $(shell pkg-config --libs gumbo expat) -lm

# scan.c is committed; it is made again where re2c is there
src/text/scan.c: src/text/scan.re
	@if command -v re2c >/dev/null; then echo "  RE2C  $<"; re2c -W -8 --no-generation-date -i -o $@ $<; else touch $@; fi

# messages: po/vachan.pot from the sources, and what is new there into every po/*.po
POT := po/vachan.pot
pot:
	@xgettext -L C --from-code=UTF-8 -k -k_ -kN_ -kerr_set:4 -kerr_errno:4 -klang_count:1,2 --no-location --no-wrap -s --package-name=vachan \
	    -o - $(filter-out src/text/scan.c src/silence.c,$(wildcard src/*.c src/*/*.[ch])) | grep -v '^"POT-Creation-Date' >$(POT)
po: pot
	@for f in po/*.po; do msgmerge -q --no-fuzzy-matching --no-wrap --update --backup=none $$f $(POT) && msgfmt --check --statistics -o /dev/null $$f || exit; done

deps-build:
	@sh tests/deps.sh build
deps-check:
	@sh tests/deps.sh build check

# narrates the sample: aloud where there is a sound device, always also into build/demo/
demo: deps-build
	@$(MAKE) --no-print-directory all && sh tests/demo.sh $B/vachan samples/chunav.txt build/demo
check: deps-check
	@$(MAKE) -j$(CORES) --no-print-directory SAN= all tests && $(MAKE) -j$(CORES) --no-print-directory SAN=1 all tests && \
	 $(MAKE) -j$(CORES) --no-print-directory SAN= fuzzers && sh tests/run.sh
tests: $(TESTS) $(TOOLS)
fuzzers: $(FUZZ)
fuzz: fuzzers
	@sh tests/fuzz.sh $${SECONDS_EACH:-60}
golden: all
	@sh tests/golden.sh write
bench: all tests
	@sh tests/bench/bench.sh
floor:
	@sh tests/floor.sh
lint: all
	@$B/vachan --check-data && clang-tidy --quiet -checks='clang-analyzer-*,bugprone-*,-bugprone-easily-swappable-parameters' $(SRC) -- $(ALL_CFLAGS)

install: all
	install -Dm755 $B/vachan $(DESTDIR)$(PREFIX)/bin/vachan
	install -Dm755 $B/silence.so $(DESTDIR)$(PREFIX)/lib/vachan/silence.so
	install -d $(DESTDIR)$(PREFIX)/share/vachan/lexicon $(DESTDIR)$(PREFIX)/share/vachan/voices
	install -m644 lexicon/* $(DESTDIR)$(PREFIX)/share/vachan/lexicon/
	install -m644 voices/*.tsv $(DESTDIR)$(PREFIX)/share/vachan/voices/
	for mo in $(MO:$B/locale/%=%); do install -Dm644 $B/locale/$$mo $(DESTDIR)$(PREFIX)/share/locale/$$mo; done
	install -d $(DESTDIR)$(PREFIX)/share/man/man1; $B/vachan --man >$(DESTDIR)$(PREFIX)/share/man/man1/vachan.1
uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/vachan $(DESTDIR)$(PREFIX)/lib/vachan $(DESTDIR)$(PREFIX)/share/vachan $(DESTDIR)$(PREFIX)/share/man/man1/vachan.1 $(DESTDIR)$(PREFIX)/share/locale/*/LC_MESSAGES/vachan.mo
clean:
	rm -rf build

# the tables that programs make
model: $B/tools/model
	@$B/tools/model
score: $B/tools/pron_score
	@$B/tools/pron_score
# --- lexicon/cmudict.tsv, from a copy of the CMU Pronouncing Dictionary: make cmudict CMUDICT=cmudict.dict
cmudict: $B/tools/arpabet
	@grep '^#' lexicon/cmudict.tsv > $B/cmudict.tsv; \
	$< lexicon/arpabet.tsv lexicon/letter_sound.tsv $(CMUDICT) >> $B/cmudict.tsv && mv $B/cmudict.tsv lexicon/cmudict.tsv
agreement: $B/tools/arpabet
	@$< lexicon/arpabet.tsv lexicon/letter_sound.tsv $(CMUDICT) lexicon/english.tsv

# how loud each voice is, beside the `level` of its table
levels: all
	@sh tests/levels.sh

.PHONY: all pot po demo check tests fuzz fuzzers golden bench floor lint install uninstall clean deps-build deps-check model score cmudict levels
-include $(shell find build -name '*.d' 2>/dev/null)
