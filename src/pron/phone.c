// phone: the table.  क -> "k", आँ -> "a~".
#include "pron/phone.h"

const struct phone_info phone_info[PHONE_COUNT] = {
#define X(name, mnemonic, nasal, manner, place, flag) {mnemonic, nasal, manner, place, flag},
    PHONES(X)
#undef X
};
