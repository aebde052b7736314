// ICU puts its version into the name of each function by a macro (ucol_open is ucol_open_72), which Swift does not see.
// These carry the names without it, so that no version stands in our code.
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uenum.h>
#include <unicode/ufieldpositer.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include <string.h>

// The library

/// Writes the version, of at most 19 letters, and says how many they are.
static inline int32_t icu_version(uint8_t *text) {
  UVersionInfo version;
  char written[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, written);
  memcpy(text, written, strlen(written));
  return (int32_t)strlen(written);
}

// Locales

static inline void icu_setDefaultLocale(const char *locale, UErrorCode *status) {
  uloc_setDefault(locale, status);
}

static inline int32_t icu_localeForTag(const char *tag, char *locale, int32_t capacity, UErrorCode *status) {
  int32_t parsed;
  return uloc_forLanguageTag(tag, locale, capacity, &parsed, status);
}

/// The same locale with the Gregorian calendar.
static inline void icu_makeGregorian(char *locale, int32_t capacity, UErrorCode *status) {
  uloc_setKeywordValue("calendar", "gregorian", locale, capacity, status);
}

static inline UBool icu_isRightToLeft(const char *locale) { return uloc_isRightToLeft(locale); }

/// The name that a language has in itself.
static inline int32_t icu_ownName(const char *locale, UChar *name, int32_t capacity, UErrorCode *status) {
  return uloc_getDisplayName(locale, locale, name, capacity, status);
}

/// The name that a country has in a language; the country's code where it has none.
static inline int32_t icu_countryName(
    const char *country, const char *language, UChar *name, int32_t capacity, UErrorCode *status) {
  return uloc_getDisplayCountry(country, language, name, capacity, status);
}

static inline int32_t icu_toUpper(
    UChar *capital, int32_t capacity, const UChar *text, int32_t length, const char *locale, UErrorCode *status) {
  return u_strToUpper(capital, capacity, text, length, locale, status);
}

static inline int32_t icu_toLower(
    UChar *small, int32_t capacity, const UChar *text, int32_t length, const char *locale, UErrorCode *status) {
  return u_strToLower(small, capacity, text, length, locale, status);
}

// Numbers

static inline UNumberFormat *icu_openNumbers(UNumberFormatStyle style, const char *locale, UErrorCode *status) {
  UNumberFormat *numbers = unum_open(style, NULL, 0, locale, NULL, status);
  // Else it would part 1 000 in the languages that part from 10 000 on.
  if (U_SUCCESS(*status)) {
    unum_setAttribute(numbers, UNUM_MINIMUM_GROUPING_DIGITS, UNUM_MINIMUM_GROUPING_DIGITS_AUTO);
  }
  return numbers;
}

static inline void icu_closeNumbers(UNumberFormat *numbers) { unum_close(numbers); }

static inline int32_t icu_numberSymbol(
    const UNumberFormat *numbers, UNumberFormatSymbol symbol, UChar *text, int32_t capacity, UErrorCode *status) {
  return unum_getSymbol(numbers, symbol, text, capacity, status);
}

static inline int32_t icu_numberAttribute(const UNumberFormat *numbers, UNumberFormatAttribute attribute) {
  return unum_getAttribute(numbers, attribute);
}

static inline int32_t icu_numberAffix(
    const UNumberFormat *numbers, UNumberFormatTextAttribute affix, UChar *text, int32_t capacity,
    UErrorCode *status) {
  return unum_getTextAttribute(numbers, affix, text, capacity, status);
}

static inline int32_t icu_formatNumber(
    const UNumberFormat *numbers, const char *decimal, UChar *text, int32_t capacity, UErrorCode *status) {
  return unum_formatDecimal(numbers, decimal, -1, text, capacity, NULL, status);
}

/// Does CLDR have no rules of the language, so that those of none are used?
static inline UBool icu_isOfNoLanguage(const UNumberFormat *numbers, UErrorCode *status) {
  const char *locale = unum_getLocaleByType(numbers, ULOC_VALID_LOCALE, status);
  return U_SUCCESS(*status) && strcmp(locale, "root") == 0;
}

// Dates

static inline UDateTimePatternGenerator *icu_openPatterns(const char *locale, UErrorCode *status) {
  return udatpg_open(locale, status);
}

static inline void icu_closePatterns(UDateTimePatternGenerator *patterns) { udatpg_close(patterns); }

static inline int32_t icu_bestPattern(
    UDateTimePatternGenerator *patterns, const UChar *skeleton, int32_t length, UChar *pattern, int32_t capacity,
    UErrorCode *status) {
  return udatpg_getBestPattern(patterns, skeleton, length, pattern, capacity, status);
}

/// Long dates, in universal time.
static inline UDateFormat *icu_openLongDates(const char *locale, UErrorCode *status) {
  static const UChar zone[] = {'U', 'T', 'C', 0};
  return udat_open(UDAT_NONE, UDAT_LONG, locale, zone, -1, NULL, 0, status);
}

/// Dates by a pattern, in universal time.
static inline UDateFormat *icu_openDates(
    const char *locale, const UChar *pattern, int32_t length, UErrorCode *status) {
  static const UChar zone[] = {'U', 'T', 'C', 0};
  return udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, zone, -1, pattern, length, status);
}

static inline void icu_closeDates(UDateFormat *dates) { udat_close(dates); }

static inline int32_t icu_formatDate(
    const UDateFormat *dates, UDate date, UChar *text, int32_t capacity, UFieldPositionIterator *fields,
    UErrorCode *status) {
  return udat_formatForFields(dates, date, text, capacity, fields, status);
}

static inline UFieldPositionIterator *icu_openFields(UErrorCode *status) { return ufieldpositer_open(status); }

static inline void icu_closeFields(UFieldPositionIterator *fields) { ufieldpositer_close(fields); }

static inline int32_t icu_nextField(UFieldPositionIterator *fields, int32_t *start, int32_t *end) {
  return ufieldpositer_next(fields, start, end);
}

// Plural forms

static inline UPluralRules *icu_openPlurals(const char *locale, UErrorCode *status) {
  return uplrules_open(locale, status);
}

static inline void icu_closePlurals(UPluralRules *rules) { uplrules_close(rules); }

static inline int32_t icu_pluralForm(
    const UPluralRules *rules, double number, UChar *form, int32_t capacity, UErrorCode *status) {
  return uplrules_select(rules, number, form, capacity, status);
}

static inline UEnumeration *icu_pluralForms(const UPluralRules *rules, UErrorCode *status) {
  return uplrules_getKeywords(rules, status);
}

static inline const char *icu_nextName(UEnumeration *names, UErrorCode *status) {
  return uenum_next(names, NULL, status);
}

static inline void icu_closeNames(UEnumeration *names) { uenum_close(names); }

// Lists

static inline UListFormatter *icu_openLists(const char *locale, UListFormatterType type, UErrorCode *status) {
  return ulistfmt_openForType(locale, type, ULISTFMT_WIDTH_WIDE, status);
}

static inline void icu_closeLists(UListFormatter *lists) { ulistfmt_close(lists); }

static inline int32_t icu_formatList(
    const UListFormatter *lists, const UChar *const items[], const int32_t *lengths, int32_t count, UChar *text,
    int32_t capacity, UErrorCode *status) {
  return ulistfmt_format(lists, items, lengths, count, text, capacity, status);
}

// Order

/// Digits count as numbers: 2 before 10.
static inline UCollator *icu_openOrder(const char *locale, UErrorCode *status) {
  UCollator *order = ucol_open(locale, status);
  if (U_SUCCESS(*status)) ucol_setAttribute(order, UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  return order;
}

static inline void icu_closeOrder(UCollator *order) { ucol_close(order); }

/// Below 0 when the first comes first, 0 when they are the same, above 0 otherwise. Texts in UTF-8.
static inline int32_t icu_compare(
    const UCollator *order, const char *one, int32_t oneLength, const char *other, int32_t otherLength,
    UErrorCode *status) {
  return ucol_strcollUTF8(order, one, oneLength, other, otherLength, status);
}

// Encodings

/// Text of another encoding as UTF-8; how many bytes it has.
static inline int32_t icu_toUTF8(
    const char *encoding, char *text, int32_t capacity, const char *bytes, int32_t length, UErrorCode *status) {
  return ucnv_convert("UTF-8", encoding, text, capacity, bytes, length, status);
}

// Scripts

static inline UTransliterator *icu_openScripts(const char *rules, UErrorCode *status) {
  UChar name[160];
  int32_t length = (int32_t)strlen(rules);
  if (length > 160) {
    *status = U_INVALID_ID;
    return NULL;
  }
  u_charsToUChars(rules, name, length);
  return utrans_openU(name, length, UTRANS_FORWARD, NULL, 0, NULL, status);
}

/// Are there rules of this name that write one script in another?
static inline UBool icu_hasScripts(const char *rules) {
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *scripts = icu_openScripts(rules, &status);
  if (U_FAILURE(status)) return 0;
  utrans_close(scripts);
  return 1;
}

/// A text by the rules of this name.
static inline int32_t icu_toScript(
    const char *rules, const UChar *text, int32_t length, UChar *other, int32_t capacity, UErrorCode *status) {
  if (length > capacity) {
    *status = U_BUFFER_OVERFLOW_ERROR;
    return length;
  }
  UTransliterator *scripts = icu_openScripts(rules, status);
  if (U_FAILURE(*status)) return 0;
  memcpy(other, text, (size_t)length * sizeof(UChar));
  int32_t limit = length;
  utrans_transUChars(scripts, other, &length, capacity, 0, &limit, status);
  utrans_close(scripts);
  return length;
}
