internal import CJSONC

/// The version of json-c, as the library that is linked in tells it.
package var jsonVersion: String { unsafe String(cString: json_c_version()) }
