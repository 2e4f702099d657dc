internal import PowerShellEngine

/// `Get-Error`: everything an error knows, level by level.
public enum ErrorDetail {
  static func text(_ record: ErrorRecord, session: Session, width: Int) -> String {
    record.message
  }
}
