#include <png.h>

/* A macro of macros, which Swift does not see. */
static const png_uint_32 png_format_rgba = PNG_FORMAT_RGBA;
