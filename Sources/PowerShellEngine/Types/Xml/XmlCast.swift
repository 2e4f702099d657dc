/// `[xml]'<a/>'`: a document from text, read as PowerShell reads it.
enum XmlCast {
  static func document(_ value: Value, _ type: TypeInfo, _ session: Session) throws -> Value {
    let text = value.text(session.culture)
    if text.utf8.allSatisfy({ $0 <= 0x20 }) { return .object(XmlNodeObject(XmlTree(), 0)) }
    do {
      return try XmlNodeObject.document(text)
    } catch let error as DotNetException {
      throw ScriptError.failedCast(
        "InvalidCastToXmlDocument", value, to: type, reason(error, text), session,
        inner: error.exception)
    }
  }

  /// The cast reads a fragment: what is no markup fails only when it is put into the document.
  private static func reason(_ error: DotNetException, _ text: String) -> String {
    let message = error.exception.message
    let isText = text.utf8.first { $0 > 0x20 } != 0x3C
    if isText, message.utf8.starts(with: "Data at the root level".utf8) {
      return
        "The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type."
    }
    return message.utf8.starts(with: "Unexpected end of file".utf8)
      ? "Data at the root level is invalid. Line 1, position 1." : message
  }
}
