package import Messages

/// The answer to "why": what was asked on the way to a refusal, or to a success that is not what was
/// meant, and the fact that decided it.
package struct Explanation: Hashable, Sendable {
  package let questions: [Finding]  // in the order they were asked; the last answer is no
  package let fact: Text  // what is so
  package let remedy: Text  // what would change the answer
  package let row: String?  // of the failure catalogue
  package let outcome: Text?  // what was done all the same; nil after a refusal

  init(outcome: Text, questions: [Finding], fact: Text, remedy: Text, row: String?) {
    (self.outcome, self.questions, self.row) = (outcome, questions, row)
    (self.fact, self.remedy) = (fact, remedy)
  }

  init(_ refusal: Refusal) { self.init(refusal, outcome: nil) }

  /// Of what was done all the same: the text of the refusal says what.
  init(done refusal: Refusal) { self.init(refusal, outcome: refusal.text) }

  private init(_ refusal: Refusal, outcome: Text?) {
    self.outcome = outcome
    questions = refusal.chain
    fact = refusal.cause?.fact ?? refusal.text
    remedy = refusal.cause?.remedy ?? .checkTheRequest
    row = refusal.cause?.row
  }
}

/// The fact behind a refusal, which the product's own words often hide.
package struct Cause: Hashable, Sendable {
  package let row: String?
  package let fact: Text
  package let remedy: Text

  package init(_ row: String? = nil, fact: Text, remedy: Text) {
    self.row = row
    self.fact = fact
    self.remedy = remedy
  }
}

extension Refusal {
  package var explanation: Explanation { Explanation(self) }

  package func because(_ cause: Cause) -> Refusal {
    var refusal = self
    refusal.cause = cause
    return refusal
  }
}

extension Text {
  fileprivate static let checkTheRequest = Text(
    en: "Nothing in the datacenter has to change: ask for something else.",
    de: "Am Rechenzentrum muss sich nichts ändern: Die Anfrage muss eine andere sein.")
}
