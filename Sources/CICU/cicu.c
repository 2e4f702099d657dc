#include "cicu.h"

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/usearch.h>

void *icu_collator_open(const char *locale, int strength, int caseLevel, int shifted) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open(locale, &status);
  if (U_FAILURE(status)) return 0;
  ucol_setStrength(collator, (UCollationStrength)(strength - 1));
  if (caseLevel) ucol_setAttribute(collator, UCOL_CASE_LEVEL, UCOL_ON, &status);
  if (shifted) ucol_setAttribute(collator, UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, &status);
  if (U_FAILURE(status)) {
    ucol_close(collator);
    return 0;
  }
  return collator;
}

const uint16_t *icu_collator_rules(const void *collator, int32_t *length) {
  return (const uint16_t *)ucol_getRules((const UCollator *)collator, length);
}

void *icu_collator_open_rules(
    const uint16_t *rules, int32_t length, int strength, int caseLevel, int shifted) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_openRules(
      (const UChar *)rules, length, UCOL_DEFAULT, (UCollationStrength)(strength - 1), 0, &status);
  if (U_FAILURE(status)) return 0;
  if (caseLevel) ucol_setAttribute(collator, UCOL_CASE_LEVEL, UCOL_ON, &status);
  if (shifted) ucol_setAttribute(collator, UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, &status);
  if (U_FAILURE(status)) {
    ucol_close(collator);
    return 0;
  }
  return collator;
}

void icu_collator_close(void *collator) { ucol_close((UCollator *)collator); }

int icu_compare_utf8(
    const void *collator, const char *left, int32_t leftLength, const char *right,
    int32_t rightLength) {
  UErrorCode status = U_ZERO_ERROR;
  return (int)ucol_strcollUTF8(
      (const UCollator *)collator, left, leftLength, right, rightLength, &status);
}

int32_t icu_find(
    const void *collator, const uint16_t *pattern, int32_t patternLength, const uint16_t *text,
    int32_t textLength, int last, int32_t *matchLength) {
  UErrorCode status = U_ZERO_ERROR;
  *matchLength = 0;
  UStringSearch *search = usearch_openFromCollator(
      (const UChar *)pattern, patternLength, (const UChar *)text, textLength,
      (const UCollator *)collator, 0, &status);
  if (U_FAILURE(status)) return -1;
  int32_t found = last ? usearch_last(search, &status) : usearch_first(search, &status);
  if (found != USEARCH_DONE) *matchLength = usearch_getMatchedLength(search);
  usearch_close(search);
  return U_FAILURE(status) || found == USEARCH_DONE ? -1 : found;
}

uint32_t icu_upper(uint32_t scalar) { return (uint32_t)u_toupper((UChar32)scalar); }
uint32_t icu_lower(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }
uint32_t icu_title(uint32_t scalar) { return (uint32_t)u_totitle((UChar32)scalar); }

int icu_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

int32_t icu_normalize(
    int form, const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = form == 1 ? unorm2_getNFCInstance(&status)
                                   : form == 2 ? unorm2_getNFDInstance(&status)
                                   : form == 5 ? unorm2_getNFKCInstance(&status)
                                               : unorm2_getNFKDInstance(&status);
  if (U_FAILURE(status)) return -1;
  int32_t written =
      unorm2_normalize(normalizer, (const UChar *)text, length, (UChar *)result, capacity, &status);
  return U_FAILURE(status) ? -1 : written;
}
