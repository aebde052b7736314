internal import CSodium

/// The version of libsodium, as the library that is linked in tells it.
package var sodiumVersion: String { unsafe String(cString: sodium_version_string()) }
