/// The folder of the checkout, found from this file.
package let checkout = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }
