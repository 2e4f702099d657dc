// ICU under names of our own. ICU's exported names carry its version (`ucol_open_72`), which would tie
// the source to one release; and its headers must not reach Swift, where Foundation brings others.
#ifndef HVLAB_CICU_H
#define HVLAB_CICU_H

#include <stdint.h>

/// A collator of a locale, or null. Strength: 1 base letters, 2 accents, 3 case.
void *icu_collator_open(const char *locale, int strength, int caseLevel, int shifted);

/// The tailoring of a collator, in UTF-16; the text belongs to the collator.
const uint16_t *icu_collator_rules(const void *collator, int32_t *length);

/// A collator of tailoring rules over the root order, or null.
void *icu_collator_open_rules(
    const uint16_t *rules, int32_t length, int strength, int caseLevel, int shifted);

void icu_collator_close(void *collator);

/// -1, 0 or 1.
int icu_compare_utf8(
    const void *collator, const char *left, int32_t leftLength, const char *right,
    int32_t rightLength);

/// Where `pattern` occurs first (or last) in `text` as this collator sees it, in UTF-16 units; -1: nowhere.
int32_t icu_find(
    const void *collator, const uint16_t *pattern, int32_t patternLength, const uint16_t *text,
    int32_t textLength, int last, int32_t *matchLength);

uint32_t icu_upper(uint32_t scalar);

uint32_t icu_lower(uint32_t scalar);

uint32_t icu_title(uint32_t scalar);

/// The general category, numbered as ICU numbers it (`UCharCategory`).
int icu_category(uint32_t scalar);

/// A text in a normal form (C, D, KC, KD by 1, 2, 5, 6): the length written, or -1.
int32_t icu_normalize(
    int form, const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity);

#endif
