/** What stands for the address of a service that the command starts for itself. */
export const HERE = 'here'
