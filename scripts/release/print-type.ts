import ts from "typescript";

/** Whether a program gives values of a type to the client, or reads them from it. */
type Side = "Given" | "Read";

export interface TypePrinter {
  /** Prints a type by its shape, as the client has it today. */
  print(type: ts.Type, side: Side): string;
  /** Lists the declarations of the types that the printed ones name. */
  listDeclarations(): readonly string[];
}

/**
 * Creates a printer of types that does not refer to the client's own, so that they mean the same when those have changed. What a
 * program reads has no literals, because a new version may add values.
 */
export function createTypePrinter(program: ts.Program): TypePrinter {
  const checker = program.getTypeChecker();
  const declared = new Map<string, string>();
  const names = new Map<string, ts.Type>();
  return { print, listDeclarations: () => [...declared].map(([name, text]) => `type ${name} = ${text};`).sort() };

  function print(type: ts.Type, side: Side): string {
    if (type.isLiteral()) return side === "Given" ? checker.typeToString(type) : typeof type.value;
    if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return printUnion(type, side);
    if (type.isIntersection()) return type.types.map((each) => print(each, side)).join(" & ");
    // What depends on a type argument can be anything.
    if (type.flags & ts.TypeFlags.Instantiable) return side === "Given" ? "never" : "unknown";
    // A program that reads no result can go on when there is one.
    if (type.flags & ts.TypeFlags.Void && side === "Read") return "unknown";
    if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
    const awaited = checker.getAwaitedType(type);
    if (awaited !== undefined && awaited !== type) return `PromiseLike<${print(awaited, side)}>`;
    return printObject(type, side);
  }

  function printUnion({ types }: ts.UnionType, side: Side): string {
    return [...new Set(types.map((each) => print(each, side)))].sort().join(" | ");
  }

  function printObject(type: ts.Type, side: Side): string {
    const args = checker.getTypeArguments(type as ts.TypeReference).map((each) => print(each, side));
    if (checker.isTupleType(type)) return `[${args.join(", ")}]`;
    if (checker.isArrayType(type)) return `${type.symbol.name}<${args.join()}>`;
    if (isNamedElsewhere(type)) return `${type.symbol.name}${args.length === 0 ? "" : `<${args.join(", ")}>`}`;
    const known = findName(type);
    if (known === undefined) return printShape(type, side);
    const name = `${side}_${known}`;
    if (!declared.has(name)) {
      // Before its shape, which may contain it.
      declared.set(name, "");
      declared.set(name, printShape(type, side));
    }
    return name;
  }

  /** Whether the name of a type is that of a class of the client, or of TypeScript's own libraries. */
  function isNamedElsewhere({ symbol }: ts.Type): boolean {
    const [declaration] = symbol?.declarations ?? [];
    if (declaration === undefined) return false;
    const isOfLibrary = program.isSourceFileDefaultLibrary(declaration.getSourceFile());
    return ts.isClassDeclaration(declaration) || (isOfLibrary && ts.isInterfaceDeclaration(declaration));
  }

  /** Finds the name of an interface, an alias or a schema. Types of one name get a number. */
  function findName(type: ts.Type): string | undefined {
    const [declaration] = type.symbol?.declarations ?? [];
    const parent = declaration?.parent;
    const schema = parent && ts.isPropertySignature(parent) ? parent.name.getText() : "";
    const isInterface = declaration && ts.isInterfaceDeclaration(declaration);
    const name = type.aliasSymbol?.name ?? (isInterface ? type.symbol.name : schema);
    if (!/^[A-Z]\w*$/.test(name)) return undefined;
    for (let count = 1; ; count++) {
      const numbered = count === 1 ? name : `${name}${count}`;
      const known = names.get(numbered) ?? type;
      names.set(numbered, known);
      if (known === type) return numbered;
    }
  }

  function printShape(type: ts.Type, side: Side): string {
    const signatures = type.getCallSignatures().map((signature) => printSignature(signature, side));
    const indexes = checker
      .getIndexInfosOfType(type)
      .map((info) => `[key: ${checker.typeToString(info.keyType)}]: ${print(info.type, side)};`);
    const fields = type
      .getProperties()
      .filter(({ name }) => !name.startsWith("__@"))
      .map((field) => {
        const optional = field.flags & ts.SymbolFlags.Optional ? "?" : "";
        return `${JSON.stringify(field.name)}${optional}: ${print(checker.getTypeOfSymbol(field), side)};`;
      })
      .sort();
    const members = [...signatures, ...indexes, ...fields];
    return members.length === 0 ? "{}" : `{ ${members.join(" ")} }`;
  }

  /** Prints a signature. A program that calls it gives what it takes; one that is called reads it. */
  function printSignature(signature: ts.Signature, side: Side): string {
    const other = side === "Given" ? "Read" : "Given";
    const parameters = signature.getParameters().map((parameter) => {
      const [declaration] = parameter.declarations ?? [];
      const type = print(checker.getTypeOfSymbol(parameter), other);
      if (declaration === undefined || !ts.isParameter(declaration)) return `${parameter.name}: ${type}`;
      if (declaration.dotDotDotToken) return `...${parameter.name}: ${type === "never" ? "never[]" : type}`;
      return `${parameter.name}${checker.isOptionalParameter(declaration) ? "?" : ""}: ${type}`;
    });
    return `(${parameters.join(", ")}): ${print(signature.getReturnType(), side)};`;
  }
}
