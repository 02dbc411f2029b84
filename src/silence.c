// silence: stands in for libpcaudio, which eSpeak NG asks for and we never use.
//
// The real one brings ALSA, PulseAudio, D-Bus and X11 into the process that speaks: 4 ms of every start, and a way
// out of its cage.  This object has its name (SONAME libpcaudio.so.0); loaded first, it is taken instead.  Where it
// is not found, eSpeak loads the real one and all works as before.  No device opens: eSpeak hands its samples to us.
#include <stddef.h>

void *create_audio_device_object(const char *device, const char *name, const char *description);
int audio_object_open(void *object, int format, unsigned rate, unsigned char channels);
int audio_object_write(void *object, const void *data, size_t bytes);
int audio_object_drain(void *object);
int audio_object_flush(void *object);
void audio_object_close(void *object);
void audio_object_destroy(void *object);
const char *audio_object_strerror(void *object, int error);

enum { NO_DEVICE = -1 };

void *create_audio_device_object(const char *device, const char *name, const char *description) {
    (void)device, (void)name, (void)description;
    return NULL;
}
int audio_object_open(void *object, int format, unsigned rate, unsigned char channels) {
    (void)object, (void)format, (void)rate, (void)channels;
    return NO_DEVICE;
}
int audio_object_write(void *object, const void *data, size_t bytes) {
    (void)object, (void)data, (void)bytes;
    return NO_DEVICE;
}
int audio_object_drain(void *object) { (void)object; return 0; }
int audio_object_flush(void *object) { (void)object; return 0; }
void audio_object_close(void *object) { (void)object; }
void audio_object_destroy(void *object) { (void)object; }
const char *audio_object_strerror(void *object, int error) { (void)object, (void)error; return "no sound device"; }
