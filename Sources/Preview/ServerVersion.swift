internal import CMicroHTTPD

/// The version of libmicrohttpd, as the library that is linked in tells it.
package var serverVersion: String { unsafe String(cString: MHD_get_version()) }
