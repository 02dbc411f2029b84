# vachan: Hindi text-to-speech article narrator.   make demo | make check | make install
VERSION := 0.1.0
PREFIX  ?= /usr/local
B       ?= build
CC      ?= cc
CFLAGS  ?= -O2 -g
LIBS    := espeak-ng portaudio-2.0 sndfile
WARN    := -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes -Wvla -Wno-missing-field-initializers
ifdef SAN
B       := build/san
CFLAGS  := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
endif
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Isrc -DVERSION='"$(VERSION)"' $(WARN) $(CFLAGS) $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
ALL_LIBS   = $(LDFLAGS) $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lm -lpthread

SRC   := $(sort $(wildcard src/*/*.c))
OBJ   := $(SRC:%.c=$B/%.o)
TESTS := $(patsubst tests/unit/%.c,$B/tests/%,$(wildcard tests/unit/*.c))
TOOLS := $(patsubst tests/tools/%.c,$B/tools/%,$(wildcard tests/tools/*.c))

all: $B/vachan
$B/vachan: $B/src/main.o $B/libvachan.a
	@echo "  LINK  $@"; $(CC) $(ALL_CFLAGS) -o $@ $^ $(ALL_LIBS)
$B/libvachan.a: $(OBJ)
	@echo "  AR    $@"; rm -f $@; $(AR) rcs $@ $^
$B/%.o: %.c
	@mkdir -p $(@D); echo "  CC    $<"; $(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$B/tests/%: tests/unit/%.c $B/libvachan.a
	@mkdir -p $(@D); echo "  TEST  $<"; $(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $B/libvachan.a $(ALL_LIBS) -lcmocka
$B/tools/%: tests/tools/%.c $B/libvachan.a
	@mkdir -p $(@D); echo "  TOOL  $<"; $(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $B/libvachan.a $(ALL_LIBS)

src/text/scan.c: src/text/scan.re
	@if command -v re2c >/dev/null; then echo "  RE2C  $<"; re2c -W -8 --no-generation-date -i -o $@ $<; else touch $@; fi

tests: $(TESTS) $(TOOLS)
floor:
	@sh tests/floor.sh
clean:
	rm -rf build
.PHONY: all tests floor clean
-include $(shell find $B -name '*.d' 2>/dev/null)

# --- lexicon/cmudict.tsv, from a copy of the CMU Pronouncing Dictionary: make cmudict CMUDICT=cmudict.dict
cmudict: $B/tools/arpabet
	@grep '^#' lexicon/cmudict.tsv > $B/cmudict.tsv; \
	$< lexicon/arpabet.tsv lexicon/letter_sound.tsv $(CMUDICT) >> $B/cmudict.tsv && mv $B/cmudict.tsv lexicon/cmudict.tsv
agreement: $B/tools/arpabet
	@$< lexicon/arpabet.tsv lexicon/letter_sound.tsv $(CMUDICT) lexicon/english.tsv
.PHONY: cmudict agreement
