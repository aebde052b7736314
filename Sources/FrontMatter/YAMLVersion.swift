internal import CYAML

/// The version of libyaml, as the library that is linked in tells it.
package var yamlVersion: String { unsafe String(cString: yaml_get_version_string()) }
