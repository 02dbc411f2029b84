// null: a sink that only counts; for --dump, benchmarks and tests.
#ifndef AUDIO_NULL_H
#define AUDIO_NULL_H

#include "audio/sink.h"

struct null_count { int64_t frames, marks; };

// `count` may be NULL; it is filled as chunks come and must outlive the sink.
struct sink null_sink(struct null_count *count);

#endif
