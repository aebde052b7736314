internal import CCmarkGFM

/// The version of cmark-gfm, as the library that is linked in tells it.
package var markdownVersion: String { unsafe String(cString: cmark_version_string()) }
