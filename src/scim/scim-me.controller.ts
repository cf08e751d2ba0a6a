import { Delete, Get, NotImplementedException, Patch, Post, Put } from '@nestjs/common';
import { ScimEndpoint } from './scim-endpoint.js';

/** The alias for the authenticated subject, RFC 7644 §3.11: a secret belongs to an integration, which is nobody's account. */
@ScimEndpoint('/Me', 'SCIM discovery')
export class ScimMeController {
  @Get()
  get(): never {
    return notSupported();
  }

  @Post()
  create(): never {
    return notSupported();
  }

  @Put()
  replace(): never {
    return notSupported();
  }

  @Patch()
  patch(): never {
    return notSupported();
  }

  @Delete()
  remove(): never {
    return notSupported();
  }
}

function notSupported(): never {
  throw new NotImplementedException('/Me is not supported: the credentials of an integration are not those of a user.');
}
