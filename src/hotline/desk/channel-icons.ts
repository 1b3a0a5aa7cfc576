import { IconMail, IconMessage, IconPhoneCall, IconUsers, IconWorld, type Icon } from '@tabler/icons-react';

/** How each channel is drawn; its word always stands beside it. */
export const channelIcons: Record<string, Icon> = {
  telephone: IconPhoneCall,
  walk_in: IconUsers,
  letter: IconMail,
  email: IconMail,
  web_message: IconWorld,
  social_network: IconMessage,
};
