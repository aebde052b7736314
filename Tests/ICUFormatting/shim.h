// ICU's own formatting of numbers and dates, in UTF-8, to hold what the program writes against.
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

static inline int32_t formatting_localeCount(void) { return uloc_countAvailable(); }

static inline const char *formatting_locale(int32_t index) { return uloc_getAvailable(index); }

static inline void formatting_tag(const char *locale, char *tag, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  uloc_toLanguageTag(locale, tag, capacity, 1, &status);
}

/// A plain decimal as a skeleton of ICU has it written; empty when it fails.
static inline void formatting_number(
    const char *locale, const char *skeleton, const char *decimal, char *text, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar pattern[100], formatted[200];
  u_strFromUTF8(pattern, 100, NULL, skeleton, -1, &status);
  UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(pattern, -1, locale, &status);
  UFormattedNumber *result = unumf_openResult(&status);
  unumf_formatDecimal(formatter, decimal, -1, result, &status);
  unumf_resultToString(result, formatted, 200, &status);
  u_strToUTF8(text, capacity, NULL, formatted, -1, &status);
  unumf_closeResult(result);
  unumf_close(formatter);
  if (U_FAILURE(status)) text[0] = 0;
}

/// A day as a long date; empty when it fails.
static inline void formatting_date(const char *locale, double milliseconds, char *text, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar zone[] = {'U', 'T', 'C', 0}, formatted[200];
  char gregorian[200];
  uloc_canonicalize(locale, gregorian, 200, &status);
  uloc_setKeywordValue("calendar", "gregorian", gregorian, 200, &status);
  UDateFormat *dates = udat_open(UDAT_NONE, UDAT_LONG, gregorian, zone, -1, NULL, 0, &status);
  udat_format(dates, milliseconds, formatted, 200, NULL, &status);
  u_strToUTF8(text, capacity, NULL, formatted, -1, &status);
  udat_close(dates);
  if (U_FAILURE(status)) text[0] = 0;
}
