internal import CCBC

/// The version of CBC, as the library that is linked in tells it.
package var cbcVersion: String { unsafe String(cString: Cbc_getVersion()) }
