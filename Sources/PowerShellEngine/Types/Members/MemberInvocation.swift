extension MemberAccess {
  /// Calls a method of an object, or of each element of a collection.
  public static func invoke(
    _ target: Value, _ name: Symbol, _ arguments: [Value], _ session: Session
  ) throws -> Value {
    try invoke(target, name, arguments, session, written: name.text)
  }

  /// `written` is the name as the script spells it: errors repeat it.
  public static func invoke(
    _ target: Value, _ name: Symbol, _ arguments: [Value], _ session: Session, written: String
  ) throws -> Value {
    guard !target.isNull else {
      if let result = try Intrinsic.invoke(.list([]), name, arguments, session) { return result }
      throw ScriptError.invokeOnNull()
    }
    if let member = target.addedMember(name, session) {
      return try member.invoke(target, arguments, session, written)
    }
    let base = target.base
    switch base.type.instanceMember(name) {
    case .method(let group)?:
      return try call(group, base, arguments, session, name: written)
    case .property(let property)?:
      if let indexer = property.indexer {
        return try getParameterized(property, indexer, base, arguments, session)
      }
    case nil: break
    }
    if let result = try Intrinsic.invoke(target, name, arguments, session) { return result }
    if let result = try invokeProperty(target, name, arguments, session) { return result }
    guard base.isEnumerable else { throw ScriptError.methodNotFound(base.type, written) }
    return try MemberEnumeration.invoke(target, name, arguments, session, written: written)
  }

  /// A property that holds a method (`$m = 'a'.Substring; $o.m.Invoke(…)`) is no method itself;
  /// one that holds a member made for calling is.
  private static func invokeProperty(
    _ target: Value, _ name: Symbol, _ arguments: [Value], _ session: Session
  ) throws -> Value? {
    guard case .object(let bag as PropertyBag) = target.base,
      case .object(let method as MethodObject)? = bag[name]
    else { return nil }
    return try method.invoke(arguments, session)
  }

  /// Calls a method with the overload that fits best, and wraps what it throws.
  static func call(
    _ group: MethodGroup, _ target: Value, _ arguments: [Value], _ session: Session,
    name: String, hints: [TypeInfo?] = []
  ) throws -> Value {
    let choice = try MethodBinder.choose(group, name: name, arguments, hints: hints)
    return try call(choice, target, arguments, session, name: name)
  }

  /// Calls an overload that was chosen before.
  public static func call(
    _ choice: MethodBinder.Choice, _ target: Value, _ arguments: [Value], _ session: Session,
    name: String
  ) throws -> Value {
    let converted = try MethodBinder.convert(arguments, for: choice, name: name, session)
    return try wrapping(
      shown(name, choice), arguments.count, isScript: choice.overload.isScript(for: target)
    ) {
      let result = try choice.overload.body(
        target, Arguments(converted, session, choice.overload))
      return choice.overload.returnsNothing ? .nothing : result
    }
  }

  /// Calls an overload with arguments that are right as they are.
  static func call(
    _ overload: MethodOverload, _ target: Value, exactly arguments: [Value], _ session: Session,
    name: String
  ) throws -> Value {
    try wrapping(name, arguments.count, isScript: overload.isScript(for: target)) {
      let result = try overload.body(target, Arguments(arguments, session, overload))
      return overload.returnsNothing ? .nothing : result
    }
  }

  /// The name errors give a method: its own spelling; a constructor's is given by the caller.
  private static func shown(_ name: String, _ choice: MethodBinder.Choice) -> String {
    AsciiFold.foldedEquals(name, choice.overload.name) ? choice.overload.name : name
  }

  @inline(__always) private static func wrapping(
    _ name: String, _ count: Int, isScript: @autoclosure () -> Bool, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch let error as DotNetException {
      throw ScriptError.methodFailed(name, count, error.exception)
    } catch let error as ValueFailure {
      throw ScriptError.methodFailed(
        name, count, ExceptionObject(error.exceptionType, error.message))
    } catch let error as ScriptError {
      if isScript() || error.endsCommand { throw error }
      throw ScriptError.methodFailed(name, count, error.record.exception)
    }
  }

  /// A parameterized property, called with its indices.
  static func getParameterized(
    _ property: PropertyMember, _ indexer: IndexerMember, _ target: Value, _ arguments: [Value],
    _ session: Session
  ) throws -> Value {
    guard arguments.count == indexer.indexTypes.count else {
      throw ScriptError.noOverload(property.name, arguments.count)
    }
    let converted = try zip(arguments, indexer.indexTypes).map {
      try Conversion.convert($0, to: $1, session)
    }
    do {
      return try indexer.get(target, Arguments(converted, session))
    } catch let error as DotNetException {
      throw ScriptError.getterFailed(property.name, error.exception)
    }
  }
}

extension MethodOverload {
  /// What a script class's member throws passes through its caller unwrapped; so does what
  /// `$PSCmdlet` reports.
  fileprivate func isScript(for target: Value) -> Bool {
    owner.scriptClass != nil || target.reference is CmdletContext
  }
}

extension ExtendedMember {
  func invoke(
    _ target: Value, _ arguments: [Value], _ session: Session, _ written: String
  ) throws -> Value {
    switch kind {
    case .method(let block):
      do {
        return try session.invokeBlock(block, this: target, arguments: arguments)
      } catch let error as ScriptError {
        throw ScriptError(
          "ScriptMethodRuntimeException",
          "Exception calling \"\(written)\" with \"\(arguments.count)\" argument(s): \"\(error.record.exception.message)\"",
          .notSpecified, exception: "System.Management.Automation.MethodInvocationException",
          inner: error.record.exception)
      }
    case .note(.object(let method as MethodObject)): return try method.invoke(arguments, session)
    default: throw ScriptError.methodNotFound(target.type, written)
    }
  }
}
