export function checkNode(version?: string): void;
export function installDependencies(): Promise<void>;
