/** `sqlite` becomes `Sqlite`, `my-store` becomes `MyStore`. */
export function pascalCase(name) {
  return name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
