/// What may be written in a field. From this come the messages, the schemas for other programs and the manual.
package indirect enum FieldForm: Sendable {
  /// A text that is the same in every language, such as a code.
  case text
  /// A text that a translation's file may give in its language.
  case translatedText
  /// `2014`, `2014-09` or `2014-09-30`.
  case date
  /// A plain decimal.
  case number
  /// A whole number from 0 on.
  case count
  /// `true` or `false`.
  case flag
  /// One word of a closed list.
  case choice([String])
  /// The slug of a record in this collection.
  case reference(String)
  /// An address on the web.
  case address
  /// `#0a3f52` or `#fff`.
  case colour
  /// A file of the site, by its path from the record's folder.
  case file
  /// Any number of values of one form.
  case list(FieldForm)
  /// A group of fields.
  case group([FieldDescription])
}

/// A field as its schema declares it, whatever record it belongs to.
package struct FieldDescription: Sendable {
  /// The name in front matter and in CSV headers.
  package let key: String
  package let form: FieldForm
  package let isRequired: Bool
  /// One sentence for the manual.
  package let about: String
  /// Of a field that nobody writes by its name: the field of the record that declares the keys which it gathers.
  package let declaringKey: String?

  package init(
    key: String, form: FieldForm, isRequired: Bool, about: String,
    declaringKey: String? = nil
  ) {
    self.key = key
    self.form = form
    self.isRequired = isRequired
    self.about = about
    self.declaringKey = declaringKey
  }

  /// The same of a field that may be left out.
  var optional: FieldDescription {
    FieldDescription(key: key, form: form, isRequired: false, about: about, declaringKey: declaringKey)
  }
}
